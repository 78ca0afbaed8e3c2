/** The interpreters of the demo. No number is anybody's, and no address takes mail. */
import type { DemoInterpreter } from '@/features/imports/parts/demo-organisation'

const interpreter = (name: string, languages: string[], more: Partial<DemoInterpreter> = {}): DemoInterpreter => ({
  name,
  languages,
  phone: '',
  email: `${name.split(' ')[0]?.toLowerCase()}.tolk@example.org`,
  signedOn: '2020-03-02',
  ...more,
})

export const demoInterpreters: readonly DemoInterpreter[] = [
  interpreter('Samira Tolkhof', ['ar'], { phone: '+31 6 0000 9001' }),
  interpreter('Yildiz Taalbrug', ['tr'], { phone: '+31 6 0000 9002' }),
  interpreter('Daria Woordveld', ['pl', 'uk'], { phone: '+31 6 0000 9003' }),
  interpreter('Mebrat Spreekwoud', ['ti'], { phone: '+31 6 0000 9004', email: '' }),
  interpreter('Hanne Gebaarstra', ['dse'], { phone: '+31 6 0000 9005', signedOn: '2020-04-06' }),
  interpreter('Idris Stemmenberg', ['so', 'ar'], { phone: '+31 6 0000 9006', signedOn: null }),
]

/** The first one who speaks one of the languages and can be booked. */
export const interpreterFor = (languages: readonly string[]): string | null =>
  demoInterpreters.find(
    ({ languages: ownLanguages, signedOn }) => signedOn && ownLanguages.some((tag) => languages.includes(tag)),
  )?.name ?? null
