import { type QuantityPicture, type QuantityShape, SHOWN_LEVELS } from './views-assumptions.ts';

/** The shape of value × factor + summand. */
export function scaledShape(shape: QuantityShape, factor: number, summand: number): QuantityShape {
  if (factor === 1 && summand === 0) return shape;
  const scaled = (x: number) => x * factor + summand;
  if (factor === 0) return constantShape(summand);
  const turned = <Value>(list: readonly Value[]) => (factor < 0 ? list.toReversed() : [...list]);
  return {
    percentiles: turned(shape.percentiles.map(scaled)),
    picture: scaledPicture(shape.picture, scaled, Math.abs(factor), turned),
  };
}

function scaledPicture(
  picture: QuantityPicture,
  scaled: (x: number) => number,
  size: number,
  turned: (list: readonly number[]) => number[],
): QuantityPicture {
  switch (picture.type) {
    case 'constant':
      return { type: 'constant', value: scaled(picture.value) };
    case 'density':
      return { type: 'density', x: turned(picture.x.map(scaled)), y: turned(picture.y.map((y) => y / size)) };
    case 'masses':
      return { type: 'masses', x: turned(picture.x.map(scaled)), y: turned(picture.y) };
  }
}

/** The shape of one value. */
export function constantShape(value: number): QuantityShape {
  return { percentiles: SHOWN_LEVELS.map(() => value), picture: { type: 'constant', value } };
}
