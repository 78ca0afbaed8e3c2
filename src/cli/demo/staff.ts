/** The staff of the demo. Their addresses end in example.org, where no mail ever arrives. */
import type { Role } from '@/domain/access/actor'
import { demoBoards, municipality } from './schools'

export type DemoMember = {
  email: string
  name: string
  role: Role
  trainee: boolean
  boardRef: string | null
  municipalityRef: string | null
}

const member = (role: Role, name: string, more: Partial<DemoMember> = {}): DemoMember => ({
  email: `${name.split(' ')[0]?.toLowerCase()}@example.org`,
  name,
  role,
  trainee: false,
  boardRef: null,
  municipalityRef: null,
  ...more,
})

const callers = [
  member('caller', 'Bente Wilgenaar'),
  member('caller', 'Yusra Veenbeek'),
  member('caller', 'Ruben Kadeland'),
  member('caller', 'Naima Sluiters'),
  member('caller', 'Olaf Rietdonk'),
  member('caller', 'Esra Polderhof'),
  member('caller', 'Jip Lisveld', { trainee: true }),
  member('caller', 'Selin Dijkema', { trainee: true }),
  member('caller', 'Tirza Turfman', { trainee: true }),
] as const

export const demoCallers: readonly DemoMember[] = callers
export const coordinators = [
  member('coordinator', 'Marit Oeverloper'),
  member('coordinator', 'Karim Waterhof'),
] as const

const readerNames = ['Lies Leesman', 'Henk Overzicht', 'Wies Wilgenburg', 'Daan Dotter'] as const

export const demoStaff: readonly DemoMember[] = [
  ...callers,
  ...coordinators,
  member('coach', 'Corrie Luisterman'),
  member('admin', 'Anna Beheer'),
  ...readerNames.flatMap((name, index) =>
    demoBoards.slice(index, index + 1).map(({ ref }) => member('reader', name, { boardRef: ref })),
  ),
  member('reader', 'Gerda Stadhuis', { municipalityRef: municipality.ref }),
]
