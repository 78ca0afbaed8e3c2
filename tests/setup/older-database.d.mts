/**
 * A database with the migrations whose folder sorts before `before`, on the server of the connection string `server`.
 * `upgrade` applies all others.
 */
export declare const olderDatabase: (
  before: string,
  server: string,
) => Promise<{ url: string; upgrade: () => Promise<number>; drop: () => Promise<void> }>
