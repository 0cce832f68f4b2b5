/** `npm run build`: packages, tables, code, workbench. */
import { setUp } from './setup.mjs';

setUp();
