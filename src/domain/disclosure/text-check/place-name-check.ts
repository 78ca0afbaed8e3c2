/**
 * What the name of an organisation, municipality, board or school may not contain: an e-mail or web address, or a telephone
 * number. Everything else can be a name (“Anne Frankschool”, “De 14e Montessori”) and is for the second person to read.
 */
import { withoutDuplicates, type StoppedWords } from './text-check'
import { skeletonsOf, spansOf, writtenAt } from './text-skeleton'

const addresses = /\S*@\S*|(?:https?:|\bwww\b)\S*|[\p{L}\p{N}-]{2,}\.(?:nl|com|org|net|eu|info)(?![\p{L}\p{N}])\S*/giu
/** Nine digits or more, as in a Dutch number without its 0; “2024/2025” has eight. */
const telephones = /\+?\p{N}(?:[\s.,:/()\-–]*\p{N}){8,}/gu

export const stoppedWordsInPlaceName = (name: string): StoppedWords[] =>
  withoutDuplicates(
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
