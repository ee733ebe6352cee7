/** Something that stands at certain words. */
export interface Placed {
  readonly from: number;
  readonly to: number;
}

/** The places, by the words they cover, so that what overlaps a place is found at once. */
export class Cover<T extends Placed> {
  private readonly at = new Map<number, T[]>();

  constructor(places: Iterable<T>) {
    for (const place of places) {
      for (let word = place.from; word < place.to; word++) {
        const list = this.at.get(word);
        if (list) list.push(place);
        else this.at.set(word, [place]);
      }
    }
  }

  /** Whether a place that passes the test shares a word with this one. */
  overlaps({ from, to }: Placed, test: (place: T) => boolean = () => true): boolean {
    for (let word = from; word < to; word++) if (this.at.get(word)?.some(test)) return true;
    return false;
  }
}

/** Of places in the order of their beginnings, those that begin from `from` up to, not including, `to`. */
export function beginningIn<T extends Placed>(places: readonly T[], from: number, to: number): readonly T[] {
  return places.slice(firstFrom(places, from), firstFrom(places, to));
}

function firstFrom(places: readonly Placed[], word: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.from ?? 0) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
