/** A unit of the demonstration agency. */
export interface DemoUnit {
  readonly line: number;
  readonly unitId: string;
  readonly name: string;
  readonly program: string;
  readonly region: string;
  readonly office: string;
  readonly supervisorId: string;
  readonly managerId: string;
  readonly directorId: string;
}

/** A person of it: named after a part of a ship and a river, never after anybody. */
export interface DemoPerson {
  readonly line: number;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly unitId: string | null;
  readonly classification: string | null;
  readonly fte: string;
  readonly capacityFactor: string;
  readonly roles: string[];
}

const regions = ['North', 'Harbor', 'Valley'];
const rivers = ['Tamar', 'Severn', 'Medway', 'Trent', 'Ouse', 'Tweed', 'Wye', 'Dart', 'Nene'];
const parts = ['Keel', 'Rudder', 'Halyard', 'Bowsprit', 'Mizzen', 'Capstan', 'Tiller', 'Gunwale', 'Hawser', 'Binnacle'];

/** The programs, how many cases are open to a worker on average, and for how many days one stays open. */
export const programs = [
  { program: 'ER', caseType: 'referral', open: 11.9, days: 28 },
  { program: 'CS', caseType: 'case', open: 16.4, days: 60 },
  { program: 'FM', caseType: 'family', open: 13.8, days: 75 },
] as const;

const managerOf = (region: string): string => `M-${region.toUpperCase()}`;

/** Nine units, three in each region, one for each program. */
export function demoUnits(): DemoUnit[] {
  return regions.flatMap((region, place) =>
    programs.map(({ program }, index) => {
      const n = place * programs.length + index;
      return {
        line: n + 2,
        unitId: `${program}${place + 1}`,
        name: `${program} ${region}`,
        program,
        region,
        office: `${region} office`,
        supervisorId: `S-${n + 1}`,
        managerId: managerOf(region),
        directorId: 'D-1',
      };
    }),
  );
}

const addressOf = (personId: string): string => `${personId.toLowerCase()}@rivers.example`;

/** About 84 workers, their line, both sides' seats, an admin, IT and an auditor. */
export function demoPeople(): DemoPerson[] {
  const units = demoUnits();
  const people: Omit<DemoPerson, 'line' | 'email'>[] = [];
  const add = (personId: string, name: string, roles: string[], more: Partial<DemoPerson> = {}): void => {
    const usual = { unitId: null, classification: null, fte: '1', capacityFactor: '1' };
    people.push({ personId, name, roles, ...usual, ...more });
  };
  units.forEach(({ unitId, supervisorId }, place) => {
    const river = rivers[place] ?? 'Thames';
    const workers = place % 3 === 0 ? 10 : 9;
    for (let n = 0; n < workers; n++) {
      const fte = n === 8 && place % 2 === 0 ? '0.6' : '1';
      const capacityFactor = n === 7 && place % 4 === 1 ? '0.5' : '1';
      const name = `${parts[n] ?? 'Anchor'} ${river}`;
      add(`W-${100 + place * 10 + n}`, name, ['worker'], { unitId, classification: 'SSW', fte, capacityFactor });
    }
    add(supervisorId, `Quarterdeck ${river}`, ['supervisor'], { unitId });
  });
  regions.forEach((region) => {
    add(managerOf(region), `Bridge ${region}`, ['manager']);
  });
  add('D-1', 'Crowsnest Thames', ['director']);
  add('L-1', 'Anchor Clyde', []);
  add('L-2', 'Anchor Forth', []);
  add('G-1', 'Helm Clyde', []);
  add('G-2', 'Helm Forth', []);
  add('A-1', 'Lantern Thames', []);
  add('I-1', 'Pump Thames', ['it']);
  add('U-1', 'Sextant Thames', ['auditor']);
  return people.map((person, index) => ({ line: index + 2, email: addressOf(person.personId), ...person }));
}

/** Who sits where: granted one by one, never by file. */
export const demoGrants = [
  { personId: 'A-1', role: 'admin', by: null },
  { personId: 'L-1', role: 'labor', by: null },
  { personId: 'G-1', role: 'management', by: null },
  { personId: 'L-2', role: 'labor', by: 'L-1' },
  { personId: 'G-2', role: 'management', by: 'G-1' },
] as const;

/** One account for each role, to be tried. */
export const demoAccounts = [
  { role: 'worker', personId: 'W-100' },
  { role: 'supervisor', personId: 'S-1' },
  { role: 'manager', personId: 'M-NORTH' },
  { role: 'director', personId: 'D-1' },
  { role: 'labor', personId: 'L-1' },
  { role: 'management', personId: 'G-1' },
  { role: 'admin', personId: 'A-1' },
  { role: 'it', personId: 'I-1' },
  { role: 'auditor', personId: 'U-1' },
] as const;
