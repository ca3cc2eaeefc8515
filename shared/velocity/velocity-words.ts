import { formatAmount, formatNumber, type Unit } from '../model/index';
import { TREND_WINDOW, type VelocitySeries } from './velocity';

/** What a series says, as the end of a sentence that begins "The velocity of Checkout": "is degrading: about 2.5 days less each iteration". */
export function velocityWords({ points, trend, direction }: VelocitySeries, unit: Unit): string {
  if (!trend || !direction) {
    const needed = 3 - points.length;
    return `has no trend yet: ${needed === 1 ? 'one more iteration is' : `${needed} more iterations are`} needed`;
  }
  const looked = Math.min(points.length, TREND_WINDOW);
  switch (direction) {
    case 'degrading':
      return `is degrading: about ${formatAmount(-trend.slope, unit)} less each iteration, over the last ${looked}`;
    case 'improving':
      return `is improving: about ${formatAmount(trend.slope, unit)} more each iteration, over the last ${looked}`;
    case 'steady':
      return `is steady over the last ${looked} iterations: ${signed(trend.low)} to ${formatAmountSigned(trend.high, unit)} from one to the next`;
  }
}

const signed = (amount: number): string => {
  const text = formatNumber(amount);
  return amount > 0 && text !== '0' ? `+${text}` : text.replace('-', '\u2212');
};

const formatAmountSigned = (amount: number, unit: Unit): string => `${signed(amount)} ${unit}`;

/** "pays back in 5 iterations", "has not paid back": what a gain says about its cost. */
export function paybackWords(payback: number | null, gain: number | null): string {
  if (gain === null) return 'not known yet';
  if (payback === null) return 'no gain so far';
  const iterations = Math.max(1, Math.ceil(payback - 1e-9));
  return `${iterations} ${iterations === 1 ? 'iteration' : 'iterations'}`;
}
