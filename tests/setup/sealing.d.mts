export declare const sealDatabase: (
  urls: { owner: string; admin?: string },
  keys: Readonly<Record<string, string>>,
  log?: (line: string) => void,
) => Promise<void>
