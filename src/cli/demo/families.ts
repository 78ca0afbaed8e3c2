/**
 * The families of the demo: random names, children with ages and schools, and a standing. The standing is never stored; it
 * makes a family's answers consistent from call to call.
 */
import type { ChildCell, FamilyRow } from '@/domain/exchange/families-file'
import { demoPreferences } from './preferences'
import { primarySchools, secondarySchools, streets } from './schools'
import { randomFrom, type Random } from './random'
import { demoCallers } from './staff'
import { familyNotes, safeHours, whoMayHear } from './texts'

/** The standing of a family by aspect, from 0 (light) to 1 (heavy). */
export type Standing = (aspect: string) => number

export type DemoFamily = FamilyRow & {
  address: string
  mayLeaveMessage: boolean | null
  whoMayHear: string
  safeHours: string
  standing: Standing
  strain: number
  hasPartner: boolean
}

const familyCount = 282

const firstNames = [
  'Amina',
  'Bouchra',
  'Cansu',
  'Dilara',
  'Ewelina',
  'Fenna',
  'Gülay',
  'Hodan',
  'Ilse',
  'Jolanta',
  'Kidane',
  'Latifa',
  'Marwa',
  'Nienke',
  'Oksana',
  'Pien',
  'Rahel',
  'Samira',
  'Tsegay',
  'Ümit',
  'Vesna',
  'Wouter',
  'Yara',
  'Zeynep',
  'Anouk',
  'Bilal',
  'Chaima',
  'Daria',
  'Elif',
  'Femke',
  'Ghizlane',
  'Hamza',
  'Ikram',
  'Joris',
  'Khadra',
  'Lotte',
  'Mehmet',
  'Noor',
  'Otto',
  'Priya',
  'Roos',
  'Sanne',
  'Tamara',
  'Uma',
  'Viktor',
  'Wiktoria',
  'Youssra',
  'Zoë',
] as const

/** Invented from water, peat and reeds: no surname of a living person that we know of. */
const lastNames = [
  'Veenrijk',
  'Turfgraaf',
  'Rietwaarde',
  'Sluismeester',
  'Kadewijk',
  'Dotterveen',
  'Lisdodde',
  'Wilgenrode',
  'Waterlander',
  'Polderzicht',
  'Zandvaart',
  'Akdeniztaş',
  'Yelkenoğlu',
  'El Wahati',
  'Ben Nahari',
  'Al Bahrawi',
  'Wodniak-Lipka',
  'Trzciński-Rzeka',
  'Haileweyni',
  'Warsamehe',
  'Ozerniuk',
  'Rivierasingh',
  'van de Ringvaart',
  'ter Meerkoet',
  'op de Dijk',
  'van Oeverland',
  'Ait Lwadi',
  'Gölbaşıoğlu',
  'Karasazlık',
  'Vlietstroom',
] as const

const languages = {
  nl: 96,
  'nl|ar': 34,
  ar: 8,
  'nl|tr': 32,
  tr: 6,
  'nl|rif': 24,
  pl: 9,
  'nl|pl': 10,
  ti: 7,
  'nl|ti': 9,
  'nl|so': 9,
  so: 4,
  'nl|en': 12,
  uk: 7,
  en: 5,
  'nl|other': 8,
  other: 2,
}

const programmes = ['Samen thuis leren', 'Taal aan tafel', 'Vertrouwd opgroeien'] as const

/** The share of a normal distribution below `value` (logistic approximation), between 0 and 1. */
const shareBelow = (value: number) => 1 / (1 + Math.exp(-1.702 * value))

/** All aspects correlate with one common strain; each also has a part of its own that stays the same over time. */
const standingOf = (seedOfOne: number, strain: number): Standing => {
  const random = randomFrom(seedOfOne)
  const shareByAspect = new Map<string, number>()
  return (aspect) => {
    const drawnShare = shareByAspect.get(aspect)
    if (drawnShare !== undefined) return drawnShare
    const share = shareBelow(0.55 * strain + Math.sqrt(1 - 0.55 ** 2) * random.normal())
    shareByAspect.set(aspect, share)
    return share
  }
}

const schoolFor = (random: Random, age: number, primary: string): string | null => {
  if (age < 4 || age > 17) return null
  if (age > 12 || (age === 12 && random.chance(0.4)))
    return random.chance(0.12) ? null : random.weighted(secondarySchools)
  return random.chance(0.06) ? null : random.chance(0.9) ? primary : random.weighted(primarySchools)
}

const youngest = { 0: 4, 2: 8, 4: 18, 5: 18, 6: 16, 7: 13, 9: 12, 11: 7, 13: 4 }

const childrenOf = (random: Random): ChildCell[] => {
  const count = Number(random.weighted({ 1: 22, 2: 37, 3: 24, 4: 11, 5: 4, 6: 2 }))
  const primary = random.weighted(primarySchools)
  const ages: number[] = [Number(random.weighted(youngest))]
  while (ages.length < count) ages.push(Math.min(20, (ages.at(-1) ?? 4) + random.between(1, 3)))
  return ages.toReversed().map((age) => ({ age, schoolRef: schoolFor(random, age, primary) }))
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '')

/** Trainees have half as many families; the remaining families are on the waiting list without a caller. */
const callerOf = (index: number): string => {
  const turns = demoCallers.flatMap(({ email, trainee }) => (trainee ? [email] : [email, email]))
  return index < 270 ? (turns[index % turns.length] ?? '') : ''
}

const contact = (random: Random, index: number, name: string) => ({
  phones: [`+31 6 0000 ${String(1000 + index)}`],
  emails: random.chance(0.4) ? [`${slug(name)}${index + 1}@example.org`] : [],
})

const safeContact = (random: Random) => ({
  address: random.chance(0.6) ? `${random.pick(streets)} ${random.between(1, 180)}, Veenstad` : '',
  mayLeaveMessage: random.chance(0.5) ? random.chance(0.75) : null,
  whoMayHear: random.chance(0.3) ? random.pick(whoMayHear) : '',
  safeHours: random.chance(0.35) ? random.pick(safeHours) : '',
})

const family = (random: Random, index: number): Omit<DemoFamily, 'preferences'> => {
  const [firstName, surname] = [random.pick(firstNames), random.pick(lastNames)]
  const parentName = `${firstName} ${surname}`
  const callerEmail = callerOf(index)
  const strain = random.normal()
  return {
    ref: String(index + 1).padStart(4, '0'),
    parentName,
    surname,
    ...contact(random, index, parentName),
    ...safeContact(random),
    languages: random.weighted(languages).split('|'),
    status: callerEmail === '' || random.chance(0.08) ? 'waiting_list' : 'known',
    programme: callerEmail === '' ? '' : random.pick(programmes),
    callerEmail,
    note: random.chance(0.28) ? random.pick(familyNotes) : '',
    children: childrenOf(random),
    listedSince: null,
    attempts: null,
    standing: standingOf(index, strain),
    strain,
    hasPartner: random.chance(0.68),
  }
}

export const demoFamilies = (random: Random): DemoFamily[] =>
  Array.from({ length: familyCount }, (_, index) => {
    const row = family(random, index)
    return { ...row, preferences: demoPreferences(index, row) }
  })
