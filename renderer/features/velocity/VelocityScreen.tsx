export function VelocityScreen() {
  return null;
}
