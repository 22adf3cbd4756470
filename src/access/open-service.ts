import type { Platform } from '../platform/platform.js';

/** How a command reaches the database of the service: started for it, or joined where the service runs. */
export type OpenService = () => Promise<Pick<Platform, 'database' | 'settings' | 'close'>>;
