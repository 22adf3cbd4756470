import { demoPeople } from './roster.js';

it('who belongs to no unit is of none, and so is no worker', () => {
  const admin = demoPeople().find(({ personId }) => personId === 'A-1');
  expect(admin).toMatchObject({ unitId: null, roles: [] });
  expect(demoPeople().filter(({ unitId }) => unitId === '')).toEqual([]);
});
