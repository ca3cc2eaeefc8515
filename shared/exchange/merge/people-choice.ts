import type { Id, Person, PersonId } from '../../model/index';
import { fold } from '../source/clean-text';
import type { PlanIndex } from './plan-index';

export type CreateId = <Prefix extends string>(prefix: Prefix) => Id<Prefix>;

/** Owners by name: people of the plan, or new ones who own work and take no part in the session. */
export class PeopleChoice {
  readonly #new = new Map<string, Person>();

  constructor(
    private readonly known: PlanIndex,
    private readonly createId: CreateId,
  ) {}

  /** Makes the person where the plan does not have one of that name. */
  idOf(name: string): PersonId | null {
    if (name === '') return null;
    const known = this.known.personOf(name) ?? this.#new.get(fold(name));
    if (known) return known.id;
    const person: Person = {
      id: this.createId('person'),
      name,
      role: 'contributor',
      email: '',
      participates: false,
      attended: [],
    };
    this.#new.set(fold(name), person);
    return person.id;
  }

  get created(): Person[] {
    return [...this.#new.values()];
  }
}
