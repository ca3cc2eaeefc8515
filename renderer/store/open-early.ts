import { database } from './database';

// Opened while the rest of the window's code is still being run; what keeps it from opening is told where it is first read.
void database.open().catch(() => undefined);
