"""The pages that stay, written for the fictional paper."""

from .markup import story
from .shapes import Page

PAGES = (
    Page(
        "mentions-legales",
        "Mentions légales",
        story("""
Octet est un journal de démonstration. Il n'existe ni société, ni siège, ni rédaction de ce nom :
les indications qui suivent montrent ce qu'une telle page doit contenir, et doivent être
remplacées avant toute mise en ligne.

## Éditeur

Octet, journal fictif. Siège : 8, rue de l'Exemple, 00000 Ville-Fictive. Courriel :
redaction@octet.example.

## Directrice de la publication

Camille Vasseur, personnage de la démonstration.

## Hébergement

À compléter : nom, adresse et numéro de téléphone de l'hébergeur. La loi pour la confiance dans
l'économie numérique les demande, et vos lecteurs aussi.

## Propriété des textes et des images

Les textes ont été écrits pour cette démonstration. Les images sont dessinées par le logiciel, au
moment de l'installation, à partir de quelques formes et de peu de couleurs. Les uns et les autres
suivent la licence du projet.

## Ce qui est vrai et ce qui ne l'est pas

Le dossier sur la fuite des données médicales rapporte des faits publics, avec leurs dates et
leurs chiffres. Les autres articles n'annoncent aucune nouvelle : ils expliquent. Les personnes
interrogées, les produits essayés et leurs fabricants sont inventés, à l'exception de celui que
signale un encadré commercial.

## Signaler un contenu

Chaque commentaire porte un lien « Signaler ». Une notification de contenu illicite se fait sans
compte, reçoit un accusé de réception et une réponse motivée. Pour le reste,
[écrivez-nous](contact).
"""),
    ),
    Page(
        "confidentialite",
        "Confidentialité",
        story("""
Lire Octet ne laisse rien derrière vous. Commenter laisse un nom, un texte et une adresse
électronique que personne, à la rédaction, ne peut lire. Voici comment, en détail.

## Quand vous lisez

- **Aucun cookie.** Ni le nôtre, ni celui d'un autre. C'est pourquoi il n'y a pas de bandeau.
- **Aucun tiers.** La page n'appelle que notre serveur : pas de police distante, pas de mesure
  d'audience, pas de bouton de réseau social. Une vidéo ou une carte venue d'ailleurs ne se charge
  que si vous la demandez.
- **Aucune adresse IP conservée avec ce que vous faites.**

## Quand vous commentez

Vous donnez un nom, un texte et une adresse électronique. Le nom et le texte sont publiés, s'ils
sont acceptés. L'adresse ne l'est jamais.

### Ce qui arrive à votre adresse

1. **À la porte.** Au moment où votre commentaire arrive, l'adresse est scellée avec une *clé
   publique*. Cette clé ne sait que fermer. Le serveur qui a fermé l'enveloppe ne peut pas la
   rouvrir.
2. **Dans la base.** Seule l'enveloppe scellée est enregistrée, dans une table à part. Toutes les
   enveloppes ont la même taille : on ne devine pas une adresse à sa longueur. Qui volerait la
   base n'aurait rien à lire.
3. **À l'ouverture.** La *clé privée*, la seule qui ouvre, est détenue par un programme distinct,
   celui qui envoie le courrier. Il s'en sert pour vous écrire si vous l'avez demandé, et pour
   rien d'autre. Les modérateurs voient un commentateur, son nom, ses commentaires précédents. Ils
   ne voient ni l'adresse, ni même son domaine.

### Ce qui n'est pas fait de votre adresse

- Elle n'est pas publiée, ni transformée en image, en empreinte ou en code qui permettrait de la
  retrouver.
- Elle n'est transmise à personne, sauf réquisition d'une autorité judiciaire. Une telle ouverture
  exige un motif, laisse une trace et est comptée dans notre bilan annuel.
- Votre adresse IP n'est pas enregistrée avec votre commentaire.

## Combien de temps

Les commentaires publiés restent avec l'article. L'enveloppe qui contient l'adresse est détruite
au terme d'une durée fixée ; les clés changent chaque mois, et une clé privée échue est effacée,
ce qui rend illisibles du même coup toutes les copies anciennes.

## Vos droits, sans compte

Après l'envoi, vous recevez à l'écran un **lien privé**. Gardez-le : il permet de suivre la
décision, de corriger pendant quelques minutes, de retirer le commentaire, de tout exporter, de
tout effacer, de contester un refus. Sans ce lien, [écrivez-nous](contact) : nous retrouverons vos
commentaires à partir d'une adresse que vous prouverez être la vôtre.

Vous pouvez aussi saisir la CNIL.
"""),
    ),
    Page(
        "contact",
        "Contact",
        story("""
Octet n'a pas de formulaire : une adresse suffit, et vous gardez une copie de ce que vous écrivez.

## Écrire à la rédaction

redaction@octet.example, pour une remarque, une idée, une question. Quelqu'un lit tout. Quelqu'un
répond souvent.

## Signaler une erreur

Indiquez l'article et la phrase. Une erreur de fait est corrigée dans le texte, et la correction
est datée, au pied de l'article et sur la page des corrections. Une coquille est corrigée sans
cérémonie, avec gratitude.

## Exercer un droit de réponse

Toute personne nommée dans un article peut répondre. Précisez le passage visé et joignez votre
texte.

## Confier un document

N'envoyez rien de sensible par courriel. Écrivez d'abord une ligne, sans détail, à
confiance@octet.example : nous vous proposerons une voie plus sûre. N'utilisez ni le réseau ni le
matériel de votre employeur.

## Vos données

Tout est expliqué sur la page [Confidentialité](confidentialite). Pour exercer vos droits :
donnees@octet.example.
"""),
    ),
)
