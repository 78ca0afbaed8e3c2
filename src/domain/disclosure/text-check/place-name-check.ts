/**
 * What a name of the organisation, a municipality, a board or a school may not hold: an address of mail or of a website, and a
 * telephone number. Everything else can be a name (“Anne Frankschool”, “De 14e Montessori”) and is for the second person.
 */
import { onceEach, type Stopped } from './text-check'
import { skeletonsOf, spansOf, writtenAt } from './text-skeleton'

const addresses = /\S*@\S*|(?:https?:|\bwww\b)\S*|[\p{L}\p{N}-]{2,}\.(?:nl|com|org|net|eu|info)(?![\p{L}\p{N}])\S*/giu
/** Nine digits or more, as a Dutch number has without its 0; “2024/2025” has eight. */
const telephones = /\+?\p{N}(?:[\s.,:/()\-–]*\p{N}){8,}/gu

export const stoppedInPlaceName = (name: string): Stopped[] =>
  onceEach(
    skeletonsOf(name).flatMap((skeleton) => [
      ...spansOf(skeleton.letters, addresses).map((span) => ({
        rule: 'text_email' as const,
        words: writtenAt(name, skeleton, span),
      })),
      ...spansOf(skeleton.letters, telephones).map((span) => ({
        rule: 'text_digits' as const,
        words: writtenAt(name, skeleton, span),
      })),
    ]),
  )
