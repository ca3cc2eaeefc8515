import { about } from './about';
import { board } from './board';
import { capacity } from './capacity';
import { contents } from './contents';
import { contract } from './contract';
import { cover } from './cover';
import { debt } from './debt';
import { escalations } from './escalations';
import { blocking, waivers, warnings } from './findings';
import { milestones } from './milestones';
import type { Section } from './section';
import { signOff } from './sign-off';
import { summary } from './summary';
import { work } from './work';

/** The document from front to back. A new section is one file and one line here. */
export const SECTIONS: readonly Section[] = [
  cover,
  summary,
  contents,
  board,
  milestones,
  capacity,
  debt,
  escalations,
  contract,
  work,
  blocking,
  waivers,
  warnings,
  about,
  signOff,
];
