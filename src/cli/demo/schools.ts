/** An invented town, with school boards of unequal size and their schools. */
import type { SchoolRow } from '@/domain/exchange/schools-file'

export const organisationName = 'Thuiscontact Veenstad'
export const municipality = { ref: 'M1', name: 'Veenstad' }

/** `weight`: roughly how many of the town's children go there. `B4` is too small to have figures in most weeks. */
type DemoSchool = { ref: string; name: string; weight: number; secondary?: true }

const boards: readonly { ref: string; name: string; schools: readonly DemoSchool[] }[] = [
  {
    ref: 'B1',
    name: 'Stichting Veenoever',
    schools: [
      { ref: 'S01', name: 'De Veenpluis', weight: 14 },
      { ref: 'S02', name: 'Het Turfschip', weight: 12 },
      { ref: 'S03', name: 'De Kleine Sluis', weight: 11 },
      { ref: 'S04', name: 'De Waterjuffer', weight: 9 },
      { ref: 'S05', name: 'De Rietsigaar', weight: 8 },
      { ref: 'S06', name: 'Het Zandspoor', weight: 6 },
    ],
  },
  {
    ref: 'B2',
    name: 'Openbaar Onderwijs Veenstad',
    schools: [
      { ref: 'S07', name: 'De Polderklas', weight: 10 },
      { ref: 'S08', name: 'Het Sluishuis', weight: 8 },
      { ref: 'S09', name: 'De Wulpenhof', weight: 6 },
      { ref: 'S10', name: 'Vakschool de Turfwal', weight: 10, secondary: true },
    ],
  },
  {
    ref: 'B3',
    name: 'Scholengroep De Kade',
    schools: [
      { ref: 'S11', name: 'De Trekschuit', weight: 6 },
      { ref: 'S12', name: 'Het Jaagpad', weight: 5 },
      { ref: 'S13', name: 'Veenstad Kadecollege', weight: 12, secondary: true },
    ],
  },
  { ref: 'B4', name: 'Vereniging De Vrije Wilg', schools: [{ ref: 'S14', name: 'De Wilgenroos', weight: 2 }] },
]

export const demoBoards = boards.map(({ ref, name }) => ({ ref, name }))

const allSchools = boards.flatMap(({ schools }) => schools)
const weightsOf = (schools: readonly DemoSchool[]) =>
  Object.fromEntries(schools.map(({ ref, weight }) => [ref, weight]))
export const primarySchools = weightsOf(allSchools.filter(({ secondary }) => !secondary))
export const secondarySchools = weightsOf(allSchools.filter(({ secondary }) => secondary))

export const demoSchools: readonly SchoolRow[] = boards.flatMap((board) =>
  board.schools.map(({ ref, name }) => ({
    ref,
    name,
    boardRef: board.ref,
    boardName: board.name,
    municipalityRef: municipality.ref,
    municipalityName: municipality.name,
  })),
)

export const streets = [
  'Rietpad',
  'Turfkade',
  'Veenwortel',
  'Lisdoddestraat',
  'Kikkerbeet',
  'Sluiswachterspad',
] as const
