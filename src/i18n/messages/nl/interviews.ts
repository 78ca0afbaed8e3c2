export const interviews = {
  title: 'interviews',
}
