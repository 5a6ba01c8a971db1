declare module "*.resx" {
  const entries: Readonly<Record<string, string>>;
  export default entries;
}
