/** What happens when the line drops: the caller calls within so many minutes, the number that ends like this. Null: no number is agreed. */
export type CallBackPromise = { minutes: number; ending: string | null }
