export function ObjectivesScreen() {
  return null;
}
