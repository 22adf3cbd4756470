import { say } from '../frame/say.js';

const roles = ['worker', 'supervisor', 'manager', 'director', 'labor', 'management', 'auditor', 'admin', 'it'] as const;

/** What a role is called; one that is not known by its own word. */
export function roleText(role: string): string {
  const known = roles.find((one) => one === role);
  return known === undefined ? role : say(`role.${known}`);
}
