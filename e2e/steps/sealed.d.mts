type Place = { ownerId: string; rowId: string }

export declare const openedText: (column: string, rowId: string, bytes: Uint8Array) => Promise<string>
type Owner = { organisationId: string; familyId: string }
type Contact = { kind: 'phone' | 'email'; value: string }
type SealedContact = { id: string; value: Buffer; valueHash: Buffer; lookups: Buffer[] }

export declare const sealedContact: (owner: Owner, contact: Contact) => Promise<SealedContact>
export declare const sealedText: (column: string, place: Place, text: string) => Promise<Buffer>
