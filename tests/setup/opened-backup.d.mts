export declare const partsOfBackup: (url: string, file: string) => Promise<Buffer[]>
