export function RevisionsScreen() {
  return null;
}
