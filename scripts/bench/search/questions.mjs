import { benchBundle } from '../../lib/bench-bundle.mjs'

const contents = `
  export { callBackSearchOf } from '@/domain/people/call-back-search'
  export { foundFamilies } from '@/features/calls/parts/found-families'
  export { familyList } from '@/features/families/queries/family-list'
  export { staffActor } from '@/server/minted-actor'
  export { disconnect } from '@/server/db'
  export { newContactColumns } from '@/server/sealed/contact-columns'
  export { newNameColumns } from '@/server/sealed/name-columns'
  export { createKeys, unwrapKeys } from '@/server/sealed/sealed-text'`

export const bundleSearch = () => benchBundle('search', contents)

/** What somebody types, and who. `page` is a page of the list of families, `last` the end of it, by surname. */
const searches = [
  { who: 'coordinator', what: 'a number', text: ({ other }) => other.number },
  { who: 'coordinator', what: 'part of it', text: ({ other }) => other.number.slice(-6) },
  { who: 'coordinator', what: 'a name', text: ({ other }) => other.name },
  { who: 'coordinator', what: 'a common name', text: () => 'de vries' },
  { who: 'coordinator', what: 'a school', text: () => 'boom7' },
  { who: 'coordinator', what: 'school and age', text: () => 'boom7 8' },
  { who: 'coordinator', what: 'name, school, age', text: () => 'vries de boom3 10 jaar' },
  { who: 'coordinator', what: 'an age', text: () => '8 jaar' },
  { who: 'coordinator', what: 'the list, a number', page: 1, text: ({ other }) => other.number },
  { who: 'coordinator', what: 'the list, a name', page: 1, text: ({ other }) => other.name },
  { who: 'coordinator', what: 'the list by surname', page: 1, text: () => '' },
  { who: 'coordinator', what: 'its last page', page: 'last', text: () => '' },
  { who: 'caller', what: 'an own number', text: ({ own }) => own.number },
  { who: 'caller', what: 'a common name', text: () => 'de vries' },
  { who: 'caller', what: 'the list by surname', page: 1, text: () => '' },
]

/** The application's own code, on this database and these keys. @param {{ app: string, reader: string }} urls @param {Record<string, string>} keys @param {string} bundle */
export async function loadSearch({ app, reader }, keys, bundle) {
  Object.assign(process.env, keys, { DATABASE_URL: app, DATABASE_READER_URL: reader })
  process.env.NEXTAUTH_SECRET ??= 'a bench signs nobody in'.padEnd(32, '.')
  return import(bundle)
}

/** @param {any} application @param {{ organisationId: string, families: number, own: any, other: any }[]} organisations */
export function searchQuestions(application, organisations) {
  const { callBackSearchOf, disconnect, familyList, foundFamilies, staffActor } = application
  const questionOf = ({ who, what, page, text }, place) => {
    const organisation = organisations[place]
    const { organisationId, own, families } = organisation
    const at = page === 'last' ? Math.ceil(families / 25) : page
    const staff = { id: own.callerId, organisationId, role: who, boardId: null, municipalityId: null }
    const [actor, typed] = [staffActor('', staff), text(organisation)]
    const ask = () =>
      at ? familyList(actor, { filter: { page: at }, text: typed }) : foundFamilies(actor, callBackSearchOf(typed))
    return { label: `${who}: ${what}`, place, ask }
  }
  return {
    questions: searches.flatMap((search) => organisations.map((_, place) => questionOf(search, place))),
    end: disconnect,
  }
}
