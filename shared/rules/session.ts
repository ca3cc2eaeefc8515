import { averageOf, DAY_ONE_INPUTS, topicName } from '../model/index';
import type { Rule } from './rule';

const LOW_CONFIDENCE = 3;

const dayOneInputs: Rule = {
  id: 'SES-1',
  severity: 'blocking',
  waivable: true,
  title: 'Day 1 gave every input: market context, priorities, capacity, constraints, debt status',
  *check({ plan }) {
    const steps = [...plan.agenda.values()];
    for (const topic of DAY_ONE_INPUTS) {
      const given = steps.some((step) => step.topic === topic && step.done && step.notes.trim() !== '');
      if (given) continue;
      const noted = steps.some((step) => step.topic === topic && step.notes.trim() !== '');
      yield {
        subject: { kind: 'session' },
        detail: topic,
        message: `${topicName(topic)} is missing from Day 1${noted ? ': its step is not done' : ''}.`,
        mend: noted
          ? 'Mark the step as done.'
          : 'Note what was presented in its step of the agenda, and mark it as done.',
        place: 'session',
      };
    }
  },
};

const confidence: Rule = {
  id: 'SES-2',
  severity: 'warning',
  waivable: false,
  title: 'The confidence vote was taken, and its average is three or more',
  *check({ plan }) {
    const last = [...plan.votes.values()]
      .filter(({ revealed }) => revealed)
      .sort((a, b) => b.round - a.round)[0];
    const average = last ? averageOf(last) : null;
    if (average !== null && average >= LOW_CONFIDENCE) return;
    yield {
      subject: { kind: 'session' },
      detail: 'vote',
      message:
        average === null
          ? 'The confidence vote was not taken.'
          : `The confidence vote gave ${Math.round(average * 10) / 10} of 5 on average.`,
      mend:
        average === null
          ? 'Let everybody vote on the finished plan.'
          : 'Ask what would make it a three, change that, and vote again.',
      place: 'risks',
    };
  },
};

const risksAreRoamed: Rule = {
  id: 'SES-3',
  severity: 'warning',
  waivable: false,
  title: 'Every risk is resolved, owned, accepted or mitigated',
  *check({ plan }) {
    for (const { id, title, state } of plan.risks.values()) {
      if (state !== null) continue;
      yield {
        subject: { kind: 'risk', id },
        message: `The risk "${title}" is not resolved, owned, accepted or mitigated yet.`,
        mend: 'Decide on it.',
        place: 'risks',
      };
    }
  },
};

export const sessionRules: readonly Rule[] = [dayOneInputs, confidence, risksAreRoamed];
