/** Decides whether a surname that is also an ordinary word is a person where it begins a sentence. */
import { ordinarySurnames, setOf } from './ordinary-words'

/** Plurals: “Bruggen bouwen kost tijd” is an ordinary sentence, and “Bruggen heeft schulden” is about a person. */
const plurals = setOf(`
  bakkers bergen bloemen boeren brouwers bruggen dames dekkers dijken eiken graven hagen heren hoeven keizers
  koningen kuipers leeuwen linden meesters molenaars mulders nagels ooms prinsen ramen rozen schepen schilders
  schippers schouten slagers snijders straten velden vissers vogels wevers willen vliegen wagen
`)
/** Words that may begin a sentence without an article. */
const withoutArticle = setOf(`
  blauw blij breed bree bruin buiten geest goede goud groen groene groot grote heilig hoge hoop jong jonge klein kleine
  kool koper kruid lam land lange licht lucht noord oud oude post riet rood roode roest rust slaap snel spaan spoor staal
  sterk storm stroom struik vrede vroom waard water wijn wild wilde winter wit witte zand zee zilver zomer zon zwart zwarte
  does drost hak raap veen verf vlam vlug
`)
export const isPluralWord = (word: string) => plurals.has(word)
/** Is the word a noun that begins a sentence only after an article, unless it is a surname? (visser, smit, bakker) */
export const needsArticle = (word: string) =>
  ordinarySurnames.has(word) && !plurals.has(word) && !withoutArticle.has(word)

const finite = setOf(`
  kan heeft is wil mag zal was had werd zou moet doet gaat komt zegt zei ging kwam kreeg hield liet zag nam gaf sprak hielp
  vond bleef belt woont helpt can has does will would
`)
const noVerbs = setOf(`
  niet met het dat wat uit tot naast vast want dit ooit nooit altijd meest eerst laatst echt dicht kort licht zacht recht
  slecht soort omdat zodat voordat totdat doordat opdat best juist net
`)
/** Is the word a form of a verb that goes with one person? */
export const isFinite = (word: string) =>
  finite.has(word) || (word.length > 3 && word.endsWith('t') && !noVerbs.has(word))
