export const schools = {
  title: 'schools',
}
