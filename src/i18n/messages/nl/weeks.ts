export const weeks = {
  title: 'weeks',
}
