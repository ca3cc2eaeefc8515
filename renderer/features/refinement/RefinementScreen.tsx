export function RefinementScreen() {
  return null;
}
