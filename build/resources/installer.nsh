; "Open with" for signed PDFs. The program that opens PDFs by default stays what the user chose.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Countersign.SignedDocument" "" "Signed roadmap (PDF)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Countersign.SignedDocument\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.pdf\OpenWithProgids" "Countersign.SignedDocument"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Countersign.SignedDocument"
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.pdf\OpenWithProgids" "Countersign.SignedDocument"
!macroend
