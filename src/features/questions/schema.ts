/** The input of a question that an organisation adds itself. */
import { z } from 'zod'
import { leavingText, wholeNumber } from '@/domain/input'
import { ownKinds, ownNumberLimit, ownOptionLimits } from '@/domain/instrument/own-questions'
import { ownQuestionLimits } from '@/domain/text-limits'

/** Without characters that nobody sees, so that two texts that look the same are the same. */
const required = (longest: number) => leavingText(longest).min(1, 'required')

const words = z.object({
  wording: required(ownQuestionLimits.wording),
  short: required(ownQuestionLimits.short),
  tip: leavingText(ownQuestionLimits.tip).default(''),
})

const option = z.object({ nl: required(ownQuestionLimits.option), en: required(ownQuestionLimits.option) })

const sharedFields = {
  /** Made with the page, so that a double click adds one question. */
  id: z.uuid(),
  /** The question in use that this one replaces, at the same place. */
  replaces: z.uuid().nullable().default(null),
  nl: words,
  en: words,
}

const seenAs = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, ' ').toLowerCase()
const sameText = (text: string, otherText: string) => seenAs(text) === seenAs(otherText)

const options = z
  .array(option)
  .min(ownOptionLimits.min, 'too_few_options')
  .max(ownOptionLimits.max, 'too_many_options')
  .superRefine((optionTexts, context) => {
    for (const [index, texts] of optionTexts.entries())
      for (const locale of ['nl', 'en'] as const)
        if (optionTexts.slice(0, index).some((earlierTexts) => sameText(earlierTexts[locale], texts[locale])))
          context.addIssue({ code: 'custom', path: [index, locale], message: 'twice' })
  })

export const createOwnQuestionSchema = z.discriminatedUnion('kind', [
  z.object({ ...sharedFields, kind: z.literal(ownKinds[0]), options }),
  /** `lastExcludes`: the last option does not go together with the others, like "none of these". */
  z.object({ ...sharedFields, kind: z.literal(ownKinds[1]), options, lastExcludes: z.boolean().default(false) }),
  z.object({
    ...sharedFields,
    kind: z.literal(ownKinds[2]),
    most: wholeNumber.min(1, 'out_of_range').max(ownNumberLimit, 'out_of_range'),
  }),
  z.object({ ...sharedFields, kind: z.literal(ownKinds[3]) }),
])
export type CreateOwnQuestion = z.output<typeof createOwnQuestionSchema>

export const retireOwnQuestionSchema = z.object({ id: z.uuid() })
export type RetireOwnQuestion = z.output<typeof retireOwnQuestionSchema>

/** Which question the form begins with: one to replace, or one to use again. Anything else begins an empty form. */
export const ownQuestionFormSchema = z.object({
  replaces: z.uuid().optional().catch(undefined),
  like: z.uuid().optional().catch(undefined),
})
