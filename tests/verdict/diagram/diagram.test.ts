import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { combine, Diagram, mapTerminals, type NodeId } from '../../../src/verdict/diagram/diagram.js';
import { runs } from '../support.js';

/** Number of values of each variable of the functions below. */
const sizes = [2, 3, 2, 4];
const points = sizes.reduce<number[][]>(
  (all, size) => all.flatMap((point) => Array.from({ length: size }, (_, value) => [...point, value])),
  [[]],
);

/** A function as the list of its values at every point. */
type Table = readonly string[];
const anyTable: fc.Arbitrary<Table> = fc
  .record({
    table: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: points.length, maxLength: points.length }),
    ignored: fc.subarray([0, 1, 2, 3]),
  })
  // Some variables are made not to matter, as is usual.
  .map(({ table, ignored }) =>
    points.map(
      (point) => table[indexOf(point.map((value, variable) => (ignored.includes(variable) ? 0 : value)))]!,
    ),
  );

function indexOf(point: readonly number[]): number {
  return point.reduce((index, value, variable) => index * sizes[variable]! + value, 0);
}

function fixAt(point: readonly number[], variable: number, value: number): number[] {
  return point.map((own, index) => (index === variable ? value : own));
}

/** Builds a function bottom-up, or, turned round, from its points by `combine`. */
function build(diagram: Diagram<string>, table: Table): NodeId {
  const visit = (prefix: readonly number[]): NodeId =>
    prefix.length === sizes.length
      ? diagram.terminal(table[indexOf(prefix)]!)
      : diagram.node(
          prefix.length,
          Array.from({ length: sizes[prefix.length]! }, (_, value) => visit([...prefix, value])),
        );
  return visit([]);
}

function buildByPoints(diagram: Diagram<string>, table: Table): NodeId {
  const tests = new Diagram<boolean>(String);
  let node = diagram.terminal('none');
  for (const point of [...points].reverse()) {
    const here = point.reduceRight<NodeId>(
      (below, value, variable) =>
        tests.node(
          variable,
          Array.from({ length: sizes[variable]! }, (_, other) =>
            other === value ? below : tests.terminal(false),
          ),
        ),
      tests.terminal(true),
    );
    node = combine(diagram, diagram, node, tests, here, (old, isHere) =>
      isHere ? table[indexOf(point)]! : old,
    );
  }
  return node;
}

function valueAt<T>(diagram: Diagram<T>, node: NodeId, point: readonly number[]): T {
  let at = node;
  while (!diagram.isTerminal(at)) at = diagram.childrenOf(at)[point[diagram.variableOf(at)]!]!;
  return diagram.valueOf(at);
}

const text = (value: string): string => value;

describe('a decision diagram', () => {
  it('gives the value of its function at every point', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const diagram = new Diagram(text);
        const node = build(diagram, table);
        expect(points.map((point) => valueAt(diagram, node, point))).toEqual(table);
      }),
    );
  });

  it('has one node for a function, however it is built', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const diagram = new Diagram(text);
        expect(buildByPoints(diagram, table)).toBe(build(diagram, table));
      }),
      runs(30),
    );
  });

  it('has two nodes for two functions', () => {
    fc.assert(
      fc.property(anyTable, fc.nat(points.length - 1), (table, at) => {
        const diagram = new Diagram(text);
        const other = table.map((value, index) => (index === at ? `${value}'` : value));
        expect(build(diagram, other)).not.toBe(build(diagram, table));
      }),
    );
  });

  it('is reduced: no node whose children are all the same, no two alike', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const diagram = new Diagram(text);
        const below = diagram.below(build(diagram, table)).filter((id) => !diagram.isTerminal(id));
        for (const id of below) expect(new Set(diagram.childrenOf(id)).size).toBeGreaterThan(1);
        const shapes = below.map((id) => `${diagram.variableOf(id)}:${diagram.childrenOf(id).join()}`);
        expect(new Set(shapes).size).toBe(shapes.length);
        // Every child stands later in the order.
        for (const id of below) {
          for (const child of diagram.childrenOf(id)) {
            expect(diagram.variableOf(child)).toBeGreaterThan(diagram.variableOf(id));
          }
        }
      }),
    );
  });

  it('depends on the variables on which its function does, and reaches the values it has', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const diagram = new Diagram(text);
        const node = build(diagram, table);
        const matters = sizes
          .map((_, variable) => variable)
          .filter((variable) =>
            points.some((point) => {
              const moved = point.map((value, own) => (own === variable ? 0 : value));
              return table[indexOf(point)] !== table[indexOf(moved)];
            }),
          );
        expect([...diagram.support(node)].sort()).toEqual(matters);
        expect([...diagram.reachable(node)].sort()).toEqual([...new Set(table)].sort());
      }),
    );
  });

  it('with a variable fixed is the function with that variable fixed', () => {
    const fixed = fc
      .nat(sizes.length - 1)
      .chain((variable) => fc.tuple(fc.constant(variable), fc.nat(sizes[variable]! - 1)));
    fc.assert(
      fc.property(anyTable, fixed, fixed, (table, [variable, value], [other, otherValue]) => {
        const diagram = new Diagram(text);
        const node = build(diagram, table);
        const once = diagram.restrict(node, variable, value);
        const expected = points.map((point) => table[indexOf(fixAt(point, variable, value))]!);
        expect(once).toBe(build(diagram, expected));
        expect(diagram.support(once).has(variable)).toBe(false);
        // In either order of two variables.
        if (other !== variable) {
          expect(diagram.restrict(once, other, otherValue)).toBe(
            diagram.restrict(diagram.restrict(node, other, otherValue), variable, value),
          );
        }
      }),
    );
  });

  it('combined with another is the function combined point by point', () => {
    fc.assert(
      fc.property(anyTable, anyTable, (left, right) => {
        const [a, b] = [new Diagram(text), new Diagram(text)];
        const target = new Diagram<string>(text);
        const merge = (x: string, y: string): string => (x < y ? x : `${x}${y}`);
        const node = combine(target, a, build(a, left), b, build(b, right), merge);
        expect(node).toBe(
          build(
            target,
            left.map((x, index) => merge(x, right[index]!)),
          ),
        );
      }),
    );
  });

  it('with its values mapped is the function with its values mapped', () => {
    fc.assert(
      fc.property(anyTable, (table) => {
        const source = new Diagram(text);
        const target = new Diagram<number>(String);
        const map = (value: string): number => (value === 'a' ? 1 : 2);
        const node = mapTerminals(target, source, build(source, table), map);
        expect(points.map((point) => valueAt(target, node, point))).toEqual(table.map(map));
        expect(
          [...target.support(node)].every((variable) => source.support(build(source, table)).has(variable)),
        ).toBe(true);
      }),
    );
  });

  it('tells constants apart by their key alone', () => {
    const diagram = new Diagram<{ key: string }>(({ key }) => key);
    expect(diagram.terminal({ key: 'a' })).toBe(diagram.terminal({ key: 'a' }));
    expect(diagram.terminal({ key: 'a' })).not.toBe(diagram.terminal({ key: 'b' }));
  });

  it('refuses what makes no sense', () => {
    const diagram = new Diagram(text);
    const inner = diagram.node(0, [diagram.terminal('a'), diagram.terminal('b')]);
    expect(() => diagram.valueOf(inner)).toThrow('Only a terminal has a value.');
    expect(() => diagram.node(1, [])).toThrow('at least one value');
  });
});
