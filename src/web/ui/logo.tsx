import type { Seller } from '../../contract/party.ts'
import type { Picture as View } from '../../contract/picture.ts'

// Shown by every bundle, so it needs nothing of the staff's.

/** In CSS pixels. */
const ON_PAPER = { width: 200, height: 48 }

/** The logo of who a document is from, where there is one. */
export function Logo({ of: { logo, name } }: { of: Pick<Seller, 'logo' | 'name'> }) {
  return logo && <Picture picture={logo} alt={name} most={ON_PAPER} />
}

/** A picture within a size, whole and never larger than it is. Its room is kept while it loads. */
export function Picture({
  picture: { path, width, height },
  alt,
  most,
}: {
  picture: View
  alt: string
  most: { readonly width: number; readonly height: number }
}) {
  const scale = Math.min(1, most.width / width, most.height / height)
  const scaled = (side: number): number => Math.max(1, Math.round(side * scale))
  return <img className="logo" src={path} alt={alt} width={scaled(width)} height={scaled(height)} />
}
