import {
  CellStyleModule,
  ClientSideRowModelModule,
  CustomEditorModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
} from 'ag-grid-community';

/** Only the parts of the grid library that the allocation needs. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    ClientSideRowModelModule,
    PinnedRowModule,
    CustomEditorModule,
    CellStyleModule,
    RowStyleModule,
    RowApiModule,
    RenderApiModule,
    ScrollApiModule,
  ]);
}
