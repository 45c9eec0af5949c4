namespace FPReconcile.Synthetic;
internal static class Placeholder;
