// Started with `node --import`: from here on `electron` is the stand-in, for the built main under plain Node.
import { register } from 'node:module';

register('./hooks.mjs', import.meta.url);
