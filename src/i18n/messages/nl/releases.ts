/** Preparing, approving and reading what leaves the organisation. What a release itself says stands in `release.ts`. */
export const releases = {
  letter: {
    subject: 'Nieuwe samenvatting',
    text: 'Beste {name},\n\nEr staat een nieuwe samenvatting voor u klaar. U leest hem hier, na het inloggen:\n\n{link}\n\nIn deze e-mail staan geen cijfers.',
  },
}
