import type { Client } from 'pg'

export declare const appRights: Readonly<Record<string, string>>
export declare const readerColumns: Readonly<Record<string, readonly string[]>>
export declare const verbOf: Readonly<Record<string, string>>
export declare const loginRoles: Readonly<Record<'owner' | 'app' | 'reader', string>>
export declare const roleAdvice: (owner: string) => string
export declare const urlOf: (url: string, user: string, password: string) => string
export declare const migrate: (ownerUrl: string) => Promise<number>
/** A row with a value in each column. Returns the tables whose checks refused it. `client` is a superuser. */
export declare const insertRowInEveryTable: (client: Client) => Promise<string[]>
