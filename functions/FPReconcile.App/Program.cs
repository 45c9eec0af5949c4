using System.Text;
using FPReconcile.App.Commands;

// Names of areas and facilities come in every script, also where the system's own encoding is another.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args);
