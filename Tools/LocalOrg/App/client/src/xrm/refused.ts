/**
 * Members of the official client API that the local organisation does not have: calling one says so by name,
 * so that a script never believes it worked.
 */
export function refuse(path: string, names: string[]): Record<string, () => never> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        throw new Error(`${path}.${name} is not supported by the local organisation.`);
      },
    ]),
  );
}
