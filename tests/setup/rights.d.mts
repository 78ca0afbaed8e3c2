export declare const appRights: Readonly<Record<string, string>>
export declare const readerColumns: Readonly<Record<string, readonly string[]>>
export declare const verbOf: Readonly<Record<string, string>>
export declare const loginRoles: Readonly<Record<'owner' | 'app' | 'reader', string>>
export declare const roleAdvice: (owner: string) => string
export declare const urlOf: (url: string, user: string, password: string) => string
export declare const migrate: (ownerUrl: string) => Promise<number>
