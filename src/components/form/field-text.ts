/** One field of a submitted form as text. A missing field or a file is the empty text. */
export const fieldText = (fields: FormData, name: string): string => {
  const value = fields.get(name)
  return typeof value === 'string' ? value : ''
}
