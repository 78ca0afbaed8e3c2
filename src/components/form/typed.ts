/** The text someone typed in a field of a form; empty when there is no such field. */
export const typed = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
