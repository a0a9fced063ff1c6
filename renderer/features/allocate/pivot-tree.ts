import type { PivotCategory, PivotLabels, PivotView } from './pivot-row.ts';

/** What a row sums up, and what stands below it. */
export interface PivotNode {
  readonly id: string;
  readonly label: string;
  readonly regions: readonly string[];
  readonly lines: readonly string[];
  /** Places of its pairs of region and line among the rows of the allocation, ascending by region, then line. */
  readonly places: readonly number[];
  readonly children: readonly PivotNode[];
}

/** Every row that a pivot may show, outermost first, and the total of all: the same whatever is spent. */
export interface PivotTree {
  readonly nodes: readonly PivotNode[];
  readonly all: PivotNode;
}

export interface PivotShape {
  /** Ids, in the order of the plan. */
  readonly regions: readonly string[];
  readonly lines: readonly string[];
  readonly view: PivotView;
  readonly categories: readonly PivotCategory[];
  readonly labels: PivotLabels;
  readonly totalLabel: string;
}

export const pairOf = (region: string, line: string): string => `${region}/${line}`;

/** The rows of a plan, seen from its regions or from its categories. */
export function pivotTree({ regions, lines, view, categories, labels, totalLabel }: PivotShape): PivotTree {
  const regionAt = new Map(regions.map((id, place) => [id, place]));
  const lineAt = new Map(lines.map((id, place) => [id, place]));
  const node = (
    id: string,
    label: string,
    over: Pick<PivotNode, 'regions' | 'lines'>,
    children: readonly PivotNode[],
  ): PivotNode => {
    const places = over.regions.flatMap((region) =>
      over.lines.map((line) => (regionAt.get(region) ?? 0) * lines.length + (lineAt.get(line) ?? 0)),
    );
    return { id, label, ...over, places, children };
  };
  const pair = (region: string, line: string, label: string): PivotNode =>
    node(pairOf(region, line), label, { regions: [region], lines: [line] }, []);
  const all = node('total', totalLabel, { regions, lines }, []);
  if (view === 'region') {
    const nodes = regions.map((region) =>
      node(
        region,
        labels.region(region),
        { regions: [region], lines },
        lines.map((line) => pair(region, line, labels.line(line))),
      ),
    );
    return { nodes, all };
  }
  const lineNode = (line: string): PivotNode =>
    node(
      `line/${line}`,
      labels.line(line),
      { regions, lines: [line] },
      regions.map((region) => pair(region, line, labels.region(region))),
    );
  const nodes = categories.map(({ id, label, lines: own }) =>
    node(`category/${id}`, label, { regions, lines: own }, own.map(lineNode)),
  );
  return { nodes, all };
}
