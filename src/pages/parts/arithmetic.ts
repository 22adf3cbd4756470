/** Whether a limit is another than the target's own: `14 × 0.6 FTE = 8.4`. */
export const isSum = (arithmetic: string): boolean =>
  arithmetic.includes('=') && arithmetic.split(' ')[0] !== arithmetic.split(' ').at(-1);
