type Place = { ownerId: string; rowId: string }

export declare const openedText: (column: string, rowId: string, bytes: Uint8Array) => Promise<string>
export declare const sealedText: (column: string, place: Place, text: string) => Promise<Buffer>
