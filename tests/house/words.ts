/** The words that names are made of: the closed list of verbs, and names that say nothing about what they stand for. */

/** A command, and whatever else writes, begins with one of these. A new verb needs a reason in docs/decisions/0023. */
export const verbs = new Set(
  `add admit apply approve assign audit authorize bump check claim clear close complete create delete destroy disable discard dismiss enable end erase export fail finish freeze
  import invite load lock mark publish prepare record recompute refuse release remove rename reopen repair replace request require resend
  reset resolve restore retire retry revoke run save seed send set share sign start store switch take undo unlock update withdraw`.split(
    /\s+/,
  ),
)

/** Verbs with which other projects begin the name of a query. Here a query is called after what it returns. */
export const askingVerbs = new Set('fetch find get list look query read search select show'.split(' '))

const pronouns = `all another any anyone both each everyone everything it none nothing one other others rest same several some
  someone something that these this those whole`
const participles = `begun bought broken brought built chosen done driven forgotten found frozen given gone heard held hidden
  kept known learnt lost made meant put read said seen sent settled shown sought spent spoken taken thrown told unheard
  unknown unseen unsent withdrawn withheld written`
const positions = `about after around before behind beside between earlier here inside later left open own standing there
  under usual within wrong`
const emptyNames = new Set(`${pronouns} ${participles} ${positions}`.split(/\s+/))
// Nouns that only look like a participle.
const nounsInEd = new Set(['bed', 'embed', 'feed', 'need', 'seed', 'speed'])

/** A bare pronoun, participle or position: it says what became of a thing and not which thing it is. */
export const saysNoThing = (name: string) => emptyNames.has(name) || (/^[a-z]+ed$/.test(name) && !nounsInEd.has(name))

export const firstWord = (name: string) => /^[a-z]+/.exec(name)?.[0] ?? ''
