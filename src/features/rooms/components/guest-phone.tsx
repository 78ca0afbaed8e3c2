import { isolatedText } from '@/domain/isolated-text'
import type { RoomView } from '@/domain/rooms/protocol'
import { filled, type GuestTexts } from './guest-texts'

/** How a page shows the number of the organisation: the server words it, which knows how numbers are written. */
export type PhoneWords = string | null

type Props = { texts: GuestTexts; view: RoomView | null; words: PhoneWords }

/** The number of the organisation, one tap away. */
export const GuestPhone = ({ texts, view, words }: Props) =>
  view?.phone && words ? (
    <p>
      <a className="button" href={`tel:${view.phone}`}>
        {filled(texts.guest.phone, { organisation: isolatedText(view.organisationName), phone: words })}
      </a>
    </p>
  ) : null
