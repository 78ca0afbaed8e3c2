export const families = {
  title: 'families',
}
